# Needs Python 3.11 or newer, make and git. Works with GNU make 3.81 and later.

PYTHON ?= python3
PY := .venv/bin/python
FORMAT = text
STRICT =
LOCK_FLAGS =
SIZES = 1000 10000
BENCH_FLAGS =
# The folder of another vocabulary than the program's own; as an argument of make it reaches mkdocs.yml, too.
VOCABULARY =
GENERATOR = $(PY) -m generator $(if $(VOCABULARY),--vocabulary '$(VOCABULARY)')
# A process for each core; who is done first takes over from the others.
PARALLEL = --numprocesses auto --dist worksteal
COMPILE = .build/uv/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-annotate --no-header $(LOCK_FLAGS)

# Names of files as they are: neither make nor the shell reads anything in them.
override FILE := $(value FILE)
override OUT := $(value OUT)
export FILE OUT

export PIP_DISABLE_PIP_VERSION_CHECK = 1
export PIP_NO_INPUT = 1
# Material's advertisement for its successor would look like a warning of ours.
export NO_MKDOCS_2_WARNING = 1

# What is compiled once serves every process that comes after.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# `make -j site test` must not run two installs in one environment.
.NOTPARALLEL:
.PHONY: help site serve check draft test soak lint screenshots bench browser lock clean FORCE

help: ## liệt kê các lệnh này
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-11s  %s\n", $$1, $$2 }' Makefile

site: .build/site ## dựng trang vào site/; lần đầu tự cài môi trường vào .venv/
	@echo 'site/ đã mới nhất.'

serve: .venv/site-ready ## xem trang tại http://127.0.0.1:8000/, tự dựng lại khi có tệp thay đổi
	@$(PY) -m mkdocs serve --livereload -a 127.0.0.1:8000

check: .venv/site-ready ## tìm lỗi trong các bản ghi (FORMAT=json hoặc github cho máy đọc; STRICT=--strict: cả cảnh báo)
	@$(GENERATOR) check --format $(FORMAT) $(STRICT)

draft: .venv/draft-ready ## soạn nháp bản ghi từ một văn bản: FILE=tệp.pdf, in ra màn hình hoặc ghi vào OUT=tệp.yaml
	@$(GENERATOR) draft $${OUT:+"--out=$$OUT"} -- "$$FILE"

test: lint browser ## chạy mọi kiểm tra, kể cả trong trình duyệt thật
	@$(PY) -m pytest $(PARALLEL)

soak: browser ## như test, nhưng với số lượt lớn (lâu)
	@SOAK=1 $(PY) -m pytest $(PARALLEL) -rs -m 'soak or not soak'

lint: .venv/test-ready ## soát cách viết, định dạng và kiểu của mã
	@$(PY) -m ruff check --quiet .
	@$(PY) -m ruff format --quiet --check .
	@$(PY) -m mypy

screenshots: browser ## chụp các trang chính vào .build/screenshots/: rộng 360, 768, 1280, nền sáng và tối
	@$(PY) tests/screenshots.py .build/screenshots

bench: .venv/test-ready ## đo ở cỡ cả nước, bên cạnh các bộ dựng khác (SIZES="100 300"; BENCH_FLAGS=--help: chọn phần đo, ghi kết quả)
	@$(PY) benchmarks/bench.py --sizes $(SIZES) $(BENCH_FLAGS)

lock: ## làm lại các tệp khóa gói từ pyproject.toml (LOCK_FLAGS=--upgrade: lấy bản mới nhất)
	@test -x .build/uv/bin/uv || { $(PYTHON) -m venv .build/uv && .build/uv/bin/pip install --quiet uv; }
	@$(COMPILE) --output-file requirements.txt pyproject.toml
	@$(COMPILE) --extra draft --output-file requirements-draft.txt pyproject.toml
	@$(COMPILE) --extra test --output-file requirements-test.txt pyproject.toml
	@for peer in hugo zensical; do echo $$peer | $(COMPILE) --output-file benchmarks/requirements-$$peer.txt - || exit; done

clean: ## xóa mọi thứ các lệnh trên đã tạo, kể cả .venv/
	@rm -rf .build .venv site site.new site.old site.lock .hypothesis .mypy_cache .pytest_cache .ruff_cache *.egg-info
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: .venv/test-ready
	@$(PY) tests/chromium.py

# Never with --quiet: mkdocs then drops its warnings before --strict counts them. The target is a stamp, since site/
# itself is put in place whole; a site/ that somebody deleted is built again.
.build/site: .venv/site-ready .build/inputs $(if $(wildcard site/index.html),,FORCE)
	@echo 'Đang dựng trang vào site/ …'
	@$(PY) -m mkdocs build --strict
	@touch $@

# What the site is made from: its day, since states are computed for it, its addresses, and a checksum of every file, also of
# those to which links lead, so that deleted files count and touched ones do not. ICT-7 is the time of Việt Nam on machines
# without a zone database too.
.build/inputs: FORCE
	@mkdir -p .build
	@{ echo "$${SOURCE_DATE_EPOCH:-$$(TZ=ICT-7 date +%F)} $$SITE_URL $$REPO_URL $$PUBLISH $(VOCABULARY)"; \
		find -L mkdocs.yml docs directives generator $(VOCABULARY) -type f ! -name '*.pyc' -exec cksum {} + | LC_ALL=C sort; } > $@.new
	@if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

define install
@echo 'Đang cài các gói của $< vào .venv/ …' >&2
@$(PY) -m pip install --quiet --require-hashes -r $<
@$(PY) -m pip install --quiet --no-deps --no-build-isolation -e .
@touch $@
endef

.venv/site-ready: requirements.txt pyproject.toml | .venv/bin/python
	$(install)

.venv/draft-ready: requirements-draft.txt pyproject.toml | .venv/bin/python
	$(install)

.venv/test-ready: requirements-test.txt pyproject.toml | .venv/bin/python
	$(install)

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo 'Cần Python 3.11 trở lên; «$(PYTHON)» không phải. Nếu máy có bản khác: make PYTHON=python3.12 …' >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' || { \
		echo 'Python này thiếu mô-đun venv; trên Debian và Ubuntu hãy cài: apt-get install python3-venv' >&2; exit 1; }
	@$(PYTHON) -m venv --clear .venv

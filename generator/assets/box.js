// The box in the header of every page: nothing of search is loaded before it is used.
const form = document.querySelector(".find");
const input = form?.querySelector("input[type=search]");
const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);
let started = false;

const start = async () => {
  if (started) return;
  started = true;
  try {
    (await import("./suggest.js")).suggest(form, input);
  } catch {
    started = false;
    form.querySelector("[role=status]").textContent = "Không tải được gợi ý. Nhấn Enter để sang trang tìm kiếm.";
  }
};

if (input) {
  input.addEventListener("focus", start);
  input.addEventListener("input", start);
  if (document.activeElement === input) start();
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    event.preventDefault();
    input.focus();
    input.select();
  });
  input.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !event.defaultPrevented) input.blur();
  });
}

// The way into the page of results: what finds and shows is loaded once somebody wants to find.
// Uses: shared, day.
import { DAY } from "../day/day.js";
import { needing } from "../shared/offline.js";

const form = document.querySelector(".ask");
const summary = document.querySelector(".summary");

const load = () => import("./search.js").catch(() => {
  summary.textContent = needing("Tìm kiếm",
    "Không tải được phần tìm kiếm. Hãy tải lại trang; các danh sách dưới đây vẫn dùng được.");
});

if ([...new URLSearchParams(location.search).keys()].some((key) => key !== DAY)) load();
else {
  summary.textContent = summary.dataset.hint;
  form.addEventListener("focusin", load, { once: true });
}

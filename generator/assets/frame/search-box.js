// The box in the header of every page: nothing of search is loaded before it is used.
const typing = (element) => element.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(element.tagName);

const load = async (form, input) => {
  try {
    (await import("../search/suggest.js")).suggest(form, input);
    return true;
  } catch {
    form.querySelector("[role=status]").textContent = "Không tải được gợi ý. Nhấn Enter để sang trang tìm kiếm.";
    return false;
  }
};

/** Makes the box suggest once it is used, and `/` lead to it. */
export const box = () => {
  const form = document.querySelector(".find");
  const input = form.querySelector("input");
  let loading = null;
  const start = async () => {
    loading ??= load(form, input);
    if (!await loading) loading = null;
  };
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
};

// Keys for the whole page: n or / goes to the box for a new task, Escape closes the notice.
import { closeToast } from "../toast.js";

function isTyping(target) {
  return target.matches?.("input, textarea, select, [contenteditable]");
}

export default function shortcuts(page) {
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeToast();
    if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    const box = page.querySelector(".new-task input[name=title]");
    if (!box || !["n", "/"].includes(event.key)) return;
    event.preventDefault();
    box.focus();
  });
}

// Keys for the whole page: n or / goes to the box for a new task, Escape closes the notice, and
// Ctrl+Z presses its Undo, which would be many Tabs away.
import { closeToast } from "../toast.js";

function isTyping(target) {
  return target.matches?.("input, textarea, select, [contenteditable]");
}

export default function shortcuts(page) {
  page.addEventListener("keydown", (event) => {
    if (event.key === "Escape") return closeToast();
    if (event.altKey || isTyping(event.target)) return;
    if (event.ctrlKey || event.metaKey) {
      if (event.key === "z") page.querySelector(".toast button")?.click();
      return;
    }
    const box = page.querySelector(".new-task input[name=title]");
    if (!box || !["n", "/"].includes(event.key)) return;
    event.preventDefault();
    box.focus();
  });
}

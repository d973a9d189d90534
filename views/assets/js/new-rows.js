// Shows tasks that were just added at the end of the list. At first a row says only the title; then
// the server's row takes its place, which says when the task is due and whatever else it has.
import { isInSight, makeRow, refreshEmpty } from "./task-row.js";
import { announce, tellWithLink } from "./toast.js";

const kMarks = ["due", "start_date", "deadline", "repeat", "parent_id"];

function hasMarks(task) {
  return kMarks.some((field) => task[field]) || task.labels.length > 0 || task.priority < 4;
}

// If the end of the list is further down or on a later page, a notice says so.
function show(task) {
  const row = makeRow(task);
  const isLastPage = !document.querySelector(".pages [rel=next]");
  if (isLastPage) document.querySelector("#open-tasks").append(row);
  refreshEmpty();
  if (isLastPage && isInSight(row)) return announce(`Added “${task.title}”`);
  tellWithLink(`Added “${task.title}” at the end`, "Open", `/tasks/${task.id}`);
}

const rowOf = (root, { id }) => root.querySelector(`.task-title[href="/tasks/${id}"]`)?.closest(".task");
const isChecked = (row) => row.querySelector(".task-check").getAttribute("aria-checked");

// Rows that are gone, changed or in use by now stay as they are.
async function freshen(tasks) {
  const request = { headers: { Accept: "text/html" }, credentials: "same-origin" };
  const response = await fetch(location.href, request);
  if (!response.ok || response.redirected) return;
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  for (const task of tasks) {
    const [shown, fresh] = [rowOf(document, task), rowOf(page, task)];
    if (!shown || !fresh || shown.contains(document.activeElement)) continue;
    if (isChecked(shown) === isChecked(fresh)) shown.replaceWith(document.adoptNode(fresh));
  }
}

export function showNew(tasks) {
  tasks.forEach(show);
  const marked = tasks.filter(hasMarks);
  if (marked.length > 0) freshen(marked).catch(() => {});  // a reload says the rest
}

// One row of a list of tasks, made from the same template as the server's.

export function titleOf(row) {
  return row.querySelector(".task-title").textContent;
}

export function paintCheck(button, isChecked) {
  const completion = button.getAttribute("formaction").replace(/\/delete$/, "");
  button.setAttribute("aria-checked", String(isChecked));
  button.setAttribute("formaction", isChecked ? `${completion}/delete` : completion);
}

// A task that repeats is not done but due on its next date. Gives back what undoes it.
export function paintDue(row, task, wasChecked) {
  const due = row.querySelector(".task-due");
  if (!due || wasChecked || task.completed || !task.due) return () => {};
  const { className, textContent } = due;
  const date = new Date(`${task.due.date}T00:00:00Z`);
  const form = { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" };
  due.className = "task-due";
  due.textContent = new Intl.DateTimeFormat("en-GB", form).format(date);
  if (task.due.time && !task.due.zone) due.textContent += ` ${task.due.time}`;
  return () => Object.assign(due, { className, textContent });
}

export function makeRow(task) {
  const row = document.querySelector("#task-template").content.firstElementChild.cloneNode(true);
  const check = row.querySelector(".task-check");
  check.setAttribute("aria-label", task.title);
  check.setAttribute("formaction", `/tasks/${task.id}/completion`);

  const title = row.querySelector(".task-title");
  title.textContent = task.title;
  title.href = `/tasks/${task.id}`;

  const remove = row.querySelector(".task-delete");
  remove.setAttribute("aria-label", `Delete ${task.title}`);
  remove.setAttribute("formaction", `/tasks/delete/${task.id}`);

  row.classList.add("is-new");
  return row;
}

// Whether its beginning can be seen, not counting what the menu of small screens may cover.
export function isInSight(row) {
  const { top } = row.getBoundingClientRect();
  return top >= 0 && top < innerHeight - 96;
}

// The words for an empty list, where the page has them.
export function refreshEmpty() {
  const empty = document.querySelector("#empty");
  if (empty) empty.hidden = document.querySelector("#open-tasks").childElementCount > 0;
}

// Starts the behaviours that a page asks for by data-behaviour="…". Every page works without
// them: they only spare a reload.
import addTask from "./behaviours/add-task.js";
import copy from "./behaviours/copy.js";
import draft from "./behaviours/draft.js";
import localTime from "./behaviours/local-time.js";
import password from "./behaviours/password.js";
import shortcuts from "./behaviours/shortcuts.js";
import taskList from "./behaviours/task-list.js";
import zone from "./behaviours/zone.js";

const behaviours = {
  "add-task": addTask,
  copy,
  draft,
  "local-time": localTime,
  password,
  "task-list": taskList,
  zone,
};

for (const element of document.querySelectorAll("[data-behaviour]")) {
  behaviours[element.dataset.behaviour]?.(element);
}
shortcuts(document);
// Nothing of somebody who leaves stays for who comes next.
const leave = document.querySelector('form[action="/logout"]');
leave?.addEventListener("submit", () => sessionStorage.clear());

// Lets people see the password that they type.

export default function password(input) {
  const frame = document.createElement("div");
  frame.className = "password";
  const toggle = document.createElement("button");
  toggle.type = "button";
  toggle.className = "password-toggle";
  toggle.setAttribute("aria-controls", input.id);

  function show(isVisible) {
    input.type = isVisible ? "text" : "password";
    toggle.textContent = isVisible ? "Hide" : "Show";
    toggle.setAttribute("aria-label", `${toggle.textContent} what you type`);
  }

  const hadFocus = document.activeElement === input;
  input.replaceWith(frame);
  frame.append(input, toggle);
  if (hadFocus) input.focus();
  toggle.addEventListener("click", () => show(input.type === "password"));
  // Browsers offer to keep only what is a password when the form is sent.
  input.form.addEventListener("submit", () => show(false));
  show(false);
}

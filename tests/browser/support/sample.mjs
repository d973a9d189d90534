// A week of somebody's tasks, for the pictures of README.md.

export const kOpen = [
    ["Book the train to Vienna", "Window seats, quiet coach"],
    ["Water the ferns"],
    ["Call Grandma on Sunday"],
    ["Plan the garden beds for spring", "Beans along the fence, tomatoes by the wall"],
    ["Return the bicycle pump to Jonas"],
    ["Write a thank-you letter to the neighbours"],
    ["Order coffee beans"],
];

export const kCompleted = ["Renew the library card", "Fix the kitchen lamp", "Send the slides to Mira"];

// npm run up: everything on one machine. Runs before `npm ci`, on any Node: no dependency, nothing newer than
// dynamic import in this file.

var needed = [20, 19];
var running = process.versions.node.split(".").map(Number);

if (running[0] < needed[0] || (running[0] === needed[0] && running[1] < needed[1])) {
  console.error(
    "Lectern needs Node " +
      needed.join(".") +
      " or newer; this is " +
      process.versions.node +
      ". " +
      "Install a newer one from https://nodejs.org, then run this again.",
  );
  process.exit(1);
}

import("./up/start.mjs").then((start) => start.up(process.argv.slice(2)));

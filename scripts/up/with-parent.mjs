// Loaded first into every process `npm run up` starts: it ends when that one does, also by kill -9.
process.once("disconnect", () => {
  setTimeout(() => process.exit(1), 15_000).unref();
  process.kill(process.pid, "SIGTERM");
});
// Listening must not keep a process alive that has nothing else to do.
process.channel?.unref();

import { SMTPServer } from "smtp-server";

// An SMTP server that takes every mail and forgets it; tells its parent the port, then how many it has when asked.
let taken = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.resume().once("end", () => {
      taken += 1;
      done();
    });
  },
});
server.listen(0, "127.0.0.1", () => process.send?.(server.server.address().port));
process.on("message", () => process.send?.(taken));
// Its parent is gone.
process.on("disconnect", () => process.exit());

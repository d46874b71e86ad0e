// What uploads are measured against: node:http and nothing else, writing each body to a file of its own.
import { createWriteStream } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { pipeline } from "node:stream/promises";

let count = 0;
const server = createServer(async (req, res) => {
  await pipeline(req, createWriteStream(join(process.argv[2], `plain-${++count}`)));
  res.writeHead(204).end();
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));

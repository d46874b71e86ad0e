// What downloads are measured against: node:http and nothing else, handing out one file, whole or one range of it.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";

const [file] = process.argv.slice(2);
const { size } = statSync(file);
const server = createServer((req, res) => {
  const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(req.headers.range ?? "") ?? [];
  const [start, end] = first === undefined ? [0, size - 1] : [Number(first), Number(last)];
  res.writeHead(first === undefined ? 200 : 206, {
    "content-length": end - start + 1,
    "content-range": `bytes ${start}-${end}/${size}`,
  });
  createReadStream(file, { start, end }).pipe(res);
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));

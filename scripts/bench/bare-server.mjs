// What a kept page is measured against: node:http and nothing else, handing out one page's bytes and headers.
import { readFileSync } from "node:fs";
import { createServer } from "node:http";

const { headers, file } = JSON.parse(process.argv[2]);
const bytes = readFileSync(file);
const server = createServer((_, res) => {
  res.writeHead(200, headers);
  res.end(bytes);
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));

import { readdir, readFile, rm, stat } from "node:fs/promises";
import { createServer, type IncomingMessage, request, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";

/**
 * Stands before s3rver and does what it does not know, on its folder `uploads`: to give up an upload in parts
 * (AbortMultipartUpload), to list those under way (ListMultipartUploads) and the parts of one (ListParts). Everything
 * else is s3rver's.
 */
export async function openFront(port: number, uploads: string) {
  const hooks = { beforeList: async () => {} };
  const server = createServer((req, res) => {
    const { searchParams } = new URL(req.url ?? "", "http://front");
    const uploadId = searchParams.get("uploadId");
    if (req.method === "DELETE" && uploadId) void abort(path.join(uploads, path.basename(uploadId)), res);
    else if (req.method === "GET" && uploadId)
      void listParts(path.join(uploads, path.basename(uploadId)), res);
    else if (req.method === "GET" && searchParams.has("uploads")) void listUploads(uploads, req, res);
    else if (searchParams.has("list-type")) void hooks.beforeList().then(() => pass(port, req, res));
    else pass(port, req, res);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    /** What happens in the moment before the objects are listed. */
    hooks,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function pass(port: number, req: IncomingMessage, res: ServerResponse): void {
  const { method, url, headers } = req;
  const onward = request({ host: "127.0.0.1", port, method, path: url, headers }, (answer) => {
    res.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.on("error", () => res.destroy()).pipe(res);
  });
  onward.on("error", () => res.destroy());
  res.on("close", () => onward.destroy());
  req.pipe(onward);
}

async function abort(upload: string, res: ServerResponse): Promise<void> {
  await rm(upload, { recursive: true, force: true });
  res.writeHead(204).end();
}

async function listUploads(uploads: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
  const prefix = new URL(req.url ?? "", "http://front").searchParams.get("prefix") ?? "";
  const found: string[] = [];
  for (const id of await readdir(uploads).catch(() => [])) {
    const key = String(await readFile(path.join(uploads, id, "key")));
    const { mtime } = await stat(path.join(uploads, id));
    if (key.startsWith(prefix))
      found.push(
        `<Upload><Key>${key}</Key><UploadId>${id}</UploadId><Initiated>${mtime.toISOString()}</Initiated></Upload>`,
      );
  }
  res.writeHead(200, { "content-type": "application/xml" });
  res.end(
    `<?xml version="1.0"?><ListMultipartUploadsResult><IsTruncated>false</IsTruncated>${found.join("")}</ListMultipartUploadsResult>`,
  );
}

async function listParts(upload: string, res: ServerResponse): Promise<void> {
  const names = await readdir(upload).catch(() => null);
  if (!names) {
    res.writeHead(404, { "content-type": "application/xml" });
    res.end(`<?xml version="1.0"?><Error><Code>NoSuchUpload</Code><Message>Gone</Message></Error>`);
    return;
  }
  const numbers = names.filter((name) => /^\d+$/.test(name)).map(Number);
  const parts = numbers
    .sort((a, b) => a - b)
    .map(async (number) => {
      const { size } = await stat(path.join(upload, String(number)));
      const md5 = String(await readFile(path.join(upload, `${number}.md5`)));
      return `<Part><PartNumber>${number}</PartNumber><ETag>"${md5}"</ETag><Size>${size}</Size></Part>`;
    });
  res.writeHead(200, { "content-type": "application/xml" });
  res.end(
    `<?xml version="1.0"?><ListPartsResult><IsTruncated>false</IsTruncated>${(await Promise.all(parts)).join("")}</ListPartsResult>`,
  );
}

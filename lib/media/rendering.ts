import { spawn } from "node:child_process";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import type { Pictured } from "@/lib/media/pictures";

// What is rendered is hostile: another process does it, which knows nothing, may do little, and is killed.

/** Seconds a rendering may take on a busy machine, where all else comes first; of processor time it has 30. */
const SECONDS = 120;
/** Bytes a picture of 1280 pixels can have with some reason; 10^6. */
const MOST_BYTES = 10_000_000;
const RENDERER = fileURLToPath(new URL("./render-picture.mjs", import.meta.url));

/**
 * By the kernel, where it knows these: 1.5 GB of memory (KiB), 30 s of processor, files of 50 MB (512 bytes each). The
 * heap of JavaScript has a limit of its own. The rest of the machine comes first.
 */
const LIMITED = 'ulimit -d 1500000; ulimit -t 30; ulimit -f 100000; exec nice -n 10 "$@"';

const side = z.int().min(1).max(1_000_000);
const Rendered = z.object({
  width: side.nullable(),
  height: side.nullable(),
  pages: z.int().min(1).max(1_000_000).nullable(),
  pictures: z.array(z.object({ width: side, height: side })).max(5),
});
/** Pixels of the whole, its pages where they were counted, and its pictures: `{width}.webp` in the folder. */
export type Rendered = z.output<typeof Rendered>;

/**
 * Renders the file at `input` into `folder`. Null when it cannot be: damaged, too large, too slow, locked by a
 * password. Nothing else happens then.
 */
export async function render(
  how: Pictured,
  input: string,
  folder: string,
  { seconds = SECONDS }: { seconds?: number } = {},
): Promise<Rendered | null> {
  const said = await run([how, input, folder], seconds);
  const rendered = Rendered.safeParse(said);
  if (!rendered.success) return null;
  for (const { width } of rendered.data.pictures)
    if (!(await isWebp(join(folder, `${width}.webp`)))) return null;
  return rendered.data;
}

/** What the renderer said, as JSON; null when it failed or had to be killed. */
function run(args: string[], seconds: number): Promise<unknown> {
  const node = [process.execPath, "--max-old-space-size=512", RENDERER, ...args];
  return new Promise((resolve) => {
    const child = spawn("/bin/sh", ["-c", LIMITED, "sh", ...node], {
      // None of our secrets. Nobody reads what it complains of.
      env: { NODE_ENV: "production", PATH: "/usr/bin:/bin" },
      stdio: ["ignore", "pipe", "ignore"],
      timeout: seconds * 1000,
      killSignal: "SIGKILL",
    });
    let said = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      said += text;
      if (said.length > 10_000) child.kill("SIGKILL");
    });
    child.on("error", () => resolve(null));
    child.on("close", (code) => resolve(code === 0 ? asJson(said) : null));
  });
}

function asJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** Whether it is what we hand out as a picture: the renderer may have been taken over by what it read. */
async function isWebp(path: string): Promise<boolean> {
  const file = await open(path, "r").catch(() => null);
  if (!file) return false;
  try {
    const { size } = await file.stat();
    const { buffer } = await file.read(Buffer.alloc(12), 0, 12, 0);
    const head = buffer.toString("latin1");
    return size <= MOST_BYTES && head.startsWith("RIFF") && head.endsWith("WEBP");
  } finally {
    await file.close();
  }
}

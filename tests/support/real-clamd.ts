import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Debian's clamd, or null where `clamav-daemon` is not installed. */
export const clamdBinary =
  ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find((file) => existsSync(file)) ?? null;

/** What every scanner agrees to call a virus (eicar.org), in parts so that none takes this file for one. */
export const eicar = ["X5O!P%@AP[4\\PZX54(P^)", "7CC)7}$EICAR-STANDARD-", "ANTIVIRUS-TEST-FILE!$H+H*"].join(
  "",
);

/** A real clamd on a socket of its own, with one signature: that of the test file. `most`: megabytes of a stream. */
export async function startClamd(binary: string, most = 25) {
  const folder = await mkdtemp(join(tmpdir(), "lectern-clamd-"));
  const socket = join(folder, "clamd.sock");
  await mkdir(join(folder, "signatures"));
  const signature = `Lectern.Eicar:0:*:${Buffer.from(eicar).toString("hex")}\n`;
  await writeFile(join(folder, "signatures", "test.ndb"), signature);
  const settings = [
    `LocalSocket ${socket}`,
    `DatabaseDirectory ${join(folder, "signatures")}`,
    `StreamMaxLength ${most}M`,
    "Foreground yes",
    "ExitOnOOM yes",
  ];
  await writeFile(join(folder, "clamd.conf"), `${settings.join("\n")}\n`);
  const child = spawn(binary, ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  while (!(await listens(socket))) {
    if (child.exitCode !== null) throw new Error(`clamd ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return {
    socket,
    stop: async () => {
      const exited = once(child, "exit");
      child.kill("SIGKILL");
      await exited;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function listens(socket: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ path: socket });
    probe.on("connect", () => probe.end(() => resolve(true))).on("error", () => resolve(false));
  });
}

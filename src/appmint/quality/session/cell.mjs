/**
 * Cells: what runs the app's own code sees neither the session that judges it nor what the session
 * writes, and can end or trace none of its processes. They share the sandbox's loopback alone.
 */

const MIB = 1024 * 1024;
const TEMPORARY_BYTES = String(128 * MIB);
/** Of the session's own files a cell has this one, which Node loads first. */
const LOADER = "/gate/quick-imports.mjs";

/**
 * @param {string[]} command
 * @param {string[]} writable folders below /app; everything else is read-only
 * @returns {string[]} the command in a cell of its own
 */
export function inCell(command, writable = []) {
  return [
    "/cell/bwrap",
    ...["--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--disable-userns"],
    ...["--die-with-parent", "--cap-drop", "ALL"],
    ...["--ro-bind", "/", "/", "--dev", "/dev", "--proc", "/proc"],
    ...["--size", TEMPORARY_BYTES, "--perms", "1777", "--tmpfs", "/tmp"],
    ...["--tmpfs", "/plan", "--tmpfs", "/gate", "--tmpfs", "/app/.gate"],
    ...["--ro-bind", LOADER, LOADER],
    ...writable.flatMap((folder) => ["--bind", folder, folder]),
    ...["--remount-ro", "/gate", "--remount-ro", "/plan", "--remount-ro", "/app/.gate"],
    ...["--chdir", "/app", "--"],
    ...command,
  ];
}

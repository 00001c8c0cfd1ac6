// The program `terlint`: whether it can serve, and what it says of its rules.
"use strict";
const { execFile } = require("node:child_process");

/** Runs PROGRAM in FOLDER with nothing to read: its exit code, or the system's word, and what it says. */
function run(program, args, folder) {
  return new Promise((resolve) => {
    const options = { cwd: folder, timeout: 10_000, maxBuffer: 1 << 24 };
    const child = execFile(program, args, options, (error, stdout, stderr) =>
      resolve({ code: error ? error.code ?? error.signal : 0, stdout, stderr: stderr.trim() }));
    child.stdin.on("error", () => {}); // it may have left before
    child.stdin.end();
  });
}

/** Why PROGRAM cannot serve, in a sentence; undefined where it can: a server that has nothing to read ends with 1. */
async function obstacle(program, folder) {
  const { code, stderr } = await run(program, ["lsp"], folder);
  if (code === 1) return undefined;
  if (code === "ENOENT") return `terlint is not installed: there is no program ${program}.`;
  if (code === "EACCES") return `terlint cannot be run: ${program} is not executable.`;
  return `terlint cannot serve the editor: ${stderr || `${program} ended with ${code}`}.`;
}

/** The rules: their ids, severities and summaries. */
async function rules(program, folder) {
  const { stdout } = await run(program, ["explain"], folder);
  return [...stdout.matchAll(/^ {2}([a-z][\w-]*) +(error|warning|info|off) +(.*(?:\n {9,}\S.*)*)/gm)].map(
    ([, id, severity, summary]) => ({ id, severity, summary: summary.replace(/\s+/g, " ") }));
}

/** The page of RULE, in Markdown. */
const page = async (program, rule, folder) => (await run(program, ["explain", "--markdown", rule], folder)).stdout;

module.exports = { obstacle, rules, page };

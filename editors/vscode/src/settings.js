// What the settings say.
"use strict";
const path = require("node:path");
const vscode = require("vscode");

const section = "terlint";
const get = (name) => vscode.workspace.getConfiguration(section).get(name);

/** The first folder of the workspace, from which relative names are meant; undefined where there is none. */
const folder = () => vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;

/** The program to run. While a workspace is not trusted, the editor leaves out what its settings name. */
function executable() {
  const name = get("executablePath").trim() || "terlint";
  return folder() && /[\\/]/.test(name) ? path.resolve(folder(), name) : name;
}

/** What the language server is told at its start; later it asks. */
const forServer = () => ({ config: get("config"), files: get("files") });

module.exports = { section, folder, executable, forServer };

// The command that shows a rule's page.
"use strict";
const vscode = require("vscode");
const program = require("./program.js");
const settings = require("./settings.js");

const scheme = "terlint-rule";

async function choose() {
  const rules = await program.rules(settings.executable(), settings.folder());
  const items = rules.map(({ id, severity, summary }) => ({ label: id, description: severity, detail: summary }));
  const options = { placeHolder: "Which rule?", matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.label;
}

/** Shows the page of a rule that is given by its id, or else chosen. */
async function explain(given) {
  const rule = typeof given === "string" ? given : await choose();
  if (!rule) return;
  await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.from({ scheme, path: `${rule}.md` }));
}

const provider = {
  provideTextDocumentContent: (uri) =>
    program.page(settings.executable(), uri.path.replace(/\.md$/, ""), settings.folder()),
};

/** What is to be disposed of in the end. */
const register = () => [
  vscode.workspace.registerTextDocumentContentProvider(scheme, provider),
  vscode.commands.registerCommand("terlint.explainRule", explain),
];

module.exports = { register };

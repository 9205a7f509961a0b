// One engine for Word files in Node, driven line by line: {"document": "plan", "times": 20} or {…, "out": path}.
// Answers {"seconds": […], "bytes": n}. Started as: node engine.mjs ENGINE FOLDER-WITH-PACKAGES FOLDER-WITH-TEMPLATES
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { createInterface } from "node:readline";

const [engine, packages, templates] = process.argv.slice(2);
const require = createRequire(join(packages, "package.json"));

const ENGINES = {
  "easy-template-x": () => {
    const { TemplateHandler } = require("easy-template-x");
    const handler = new TemplateHandler();
    return (template, data) => handler.process(template, data);
  },
  docxtemplater: () => {
    const Docxtemplater = require("docxtemplater");
    const PizZip = require("pizzip");
    return async (template, data) => {
      const document = new Docxtemplater(new PizZip(template), { paragraphLoop: true, linebreaks: true });
      document.render(data);
      return document.getZip().generate({ type: "nodebuffer", compression: "DEFLATE" });
    };
  },
  "docx-templates": () => {
    const { createReport } = require("docx-templates");
    return async (template, data) =>
      Buffer.from(await createReport({ template, data, cmdDelimiter: ["+++", "+++"] }));
  },
  carbone: () => {
    const carbone = require("carbone");
    return (_, data, path) =>
      new Promise((done, failed) =>
        carbone.render(path, data, (error, result) => (error ? failed(error) : done(result))),
      );
  },
};

const fill = ENGINES[engine]();
const loaded = {};
function load(name) {
  const path = join(templates, `${name}.docx`);
  const data = JSON.parse(readFileSync(join(templates, `${name}.json`), "utf8"));
  loaded[name] ??= { path, data, template: readFileSync(path) };
  return loaded[name];
}

for await (const line of createInterface({ input: process.stdin })) {
  const { document, times = 1, out } = JSON.parse(line);
  const { template, data, path } = load(document);
  const seconds = [];
  let filled;
  for (let turn = 0; turn < times; turn += 1) {
    const begin = process.hrtime.bigint();
    filled = await fill(template, data, path);
    seconds.push(Number(process.hrtime.bigint() - begin) / 1e9);
  }
  if (out) writeFileSync(out, filled);
  console.log(JSON.stringify({ seconds, bytes: filled.length }));
}

// eleventy-img as its users call it: one call for each original and each group of outputs that share settings, all at once; the library queues.
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Image from "@11ty/eleventy-img";

const [photosPath, outputPath, settingsPath] = process.argv.slice(2);
const groups = JSON.parse(readFileSync(settingsPath, "utf8"));
const sources = readdirSync(photosPath).filter((name) => name.endsWith(".jpg")).map((name) => path.join(photosPath, name));
const filenameFormat = (id, source, width, format) => `${path.parse(source).name}-${width}.${format}`;

const render = (source, { format, widths, options }) =>
  Image(source, {
    widths,
    formats: [format],
    outputDir: outputPath,
    filenameFormat,
    sharpWebpOptions: options,
    sharpJpegOptions: options,
  });

await Promise.all(sources.flatMap((source) => groups.map((group) => render(source, group))));

export default function (config) {
  config.setQuietMode(true);
  return { dir: { input: ".", output: "site" }, templateFormats: ["njk"] };
}

import { defineConfig } from "astro/config";

export default defineConfig({
  site: "https://invest.qingxi.example",
  outDir: "site",
  cacheDir: "cache",
  devToolbar: { enabled: false },
  image: { service: { entrypoint: "astro/assets/services/noop" } },
  vite: { logLevel: "error" },
});

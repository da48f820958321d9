import { fileURLToPath } from "node:url";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

export default defineConfig({
  root: fileURLToPath(new URL(".", import.meta.url)),
  plugins: [react()],
  build: { outDir: "dist", emptyOutDir: true, target: "es2022", assetsInlineLimit: 0 },
  // `npx vite --config web/vite.config.ts` beside a running `readout serve`, for work on the workbench itself.
  server: { proxy: { "/api": "http://127.0.0.1:4870" } },
});

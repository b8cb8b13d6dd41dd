import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

const api = process.env.CHRONOS_API ?? "http://127.0.0.1:8900";

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { "@": fileURLToPath(new URL("./src", import.meta.url)) } },
  build: {
    outDir: "../backend/chronos_synapse/web",
    emptyOutDir: true,
    assetsDir: "assets",
    target: "es2022",
    reportCompressedSize: true,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // Each file is a request, and a browser makes six at a time: what is always needed is one of them,
            { name: "main", tags: ["$initial"], priority: 1 },
            // and what many pages share another one.
            { name: "shared", minShareCount: 10 },
          ],
        },
      },
    },
  },
  server: { host: "127.0.0.1", proxy: { "/api": api, "/health": api } },
  test: {
    environment: "jsdom",
    // A document and React for each of some hundred files would take longer than what they test: setup.ts tidies up.
    isolate: false,
    globals: true,
    setupFiles: ["src/testing/setup.ts"],
    restoreMocks: true,
    // On a machine of two cores the default is one worker, and the other core idles.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // A busy machine is slow, which is no defect of what is tested.
    testTimeout: 300_000,
  },
});

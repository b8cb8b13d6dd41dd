import { existsSync, readdirSync } from "node:fs";
import js from "@eslint/js";
import importX from "eslint-plugin-import-x";
import reactHooks from "eslint-plugin-react-hooks";
import tseslint from "typescript-eslint";

const features = existsSync("./src/features")
  ? readdirSync("./src/features", { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => entry.name)
  : [];

/** Code flows shared -> features -> app, and no feature knows another; app/routes compose them. */
const zones = [
  ...features.map((name) => ({
    target: `./src/features/${name}`,
    from: "./src/features",
    except: [`./${name}`],
    message: "A feature does not import another feature: compose them in app/routes.",
  })),
  { target: "./src/features", from: "./src/app", message: "Features do not know the app." },
  {
    target: ["./src/components", "./src/lib", "./src/config", "./src/api"],
    from: ["./src/features", "./src/app"],
    message: "Shared code does not know features or the app.",
  },
  { target: ["./src/lib", "./src/config", "./src/api"], from: "./src/components" },
];

export default tseslint.config(
  { ignores: ["dist", "node_modules", "public", "src/api/schema.d.ts", "src/api/client.ts"] },
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    plugins: { "import-x": importX, "react-hooks": reactHooks },
    settings: {
      "import-x/resolver-next": [
        importX.createNodeResolver({
          extensions: [".ts", ".tsx", ".js"],
          alias: { "@": [`${import.meta.dirname}/src`] },
        }),
      ],
      // Without this, imports between TypeScript files are not followed when cycles are looked for.
      "import-x/parsers": { "@typescript-eslint/parser": [".ts", ".tsx"] },
      "import-x/extensions": [".ts", ".tsx", ".js"],
    },
    rules: {
      ...reactHooks.configs.recommended.rules,
      "import-x/no-restricted-paths": ["error", { zones }],
      "import-x/no-cycle": "error",
      "max-lines": ["error", { max: 200, skipBlankLines: true, skipComments: true }],
      "no-console": "error",
      eqeqeq: "error",
      "@typescript-eslint/no-unused-vars": [
        "error",
        { ignoreRestSiblings: true, varsIgnorePattern: "^_", argsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      "@typescript-eslint/no-misused-promises": ["error", { checksVoidReturn: { attributes: false } }],
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  { files: ["**/__tests__/**", "src/testing/**", "src/api/types.ts"], rules: { "max-lines": "off" } },
  {
    files: ["eslint.config.js", "scripts/**"],
    extends: [tseslint.configs.disableTypeChecked],
    languageOptions: { globals: { process: "readonly", URL: "readonly" } },
  },
);

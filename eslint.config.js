import js from "@eslint/js";
import { defineConfig, globalIgnores } from "eslint/config";
import globals from "globals";
import prettier from "eslint-config-prettier";
import tseslint from "typescript-eslint";

export default defineConfig(
  globalIgnores(["**/dist/", "**/node_modules/", "**/fixtures/", "coverage/", "docs/reference/"]),
  js.configs.recommended,
  tseslint.configs.strict,
  {
    rules: {
      "no-restricted-syntax": [
        "error",
        { selector: "ExportDefaultDeclaration", message: "Name the export: no default exports." },
      ],
      "max-lines": ["error", 400],
      "max-params": ["error", 5],
      // a type parameter that only the caller names is how a phantom type is spelled
      "@typescript-eslint/no-unnecessary-type-parameters": "off",
      // slots({…}) returns the class to extend, often with nothing to add
      "@typescript-eslint/no-extraneous-class": "off",
      "@typescript-eslint/consistent-type-imports": "error",
    },
  },
  {
    files: ["**/*.test.ts", "**/*.test-d.ts", "benchmarks/**"],
    rules: {
      "max-lines": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      "@typescript-eslint/no-explicit-any": "off",
    },
  },
  {
    files: ["**/*.config.{js,ts}"],
    rules: { "no-restricted-syntax": "off" },
  },
  {
    files: ["**/*.{js,mjs,cjs}"],
    languageOptions: {
      globals: { ...globals.node, gc: "readonly" },
    },
  },
  prettier,
);

import js from "@eslint/js";
import svelte from "eslint-plugin-svelte";
import globals from "globals";
import ts from "typescript-eslint";
import svelteConfig from "./svelte.config.js";

const tauri = {
  regex: "^@tauri-apps",
  message: "Only ipc/host.ts talks to the desktop shell; import ipc/host or ipc/bindings.",
};
const views = { regex: "/views/", message: "Nothing below views/ imports a view." };
const features = { regex: "/features/", message: "This folder stands below the features." };
const otherFeature = {
  regex: "^\\.\\./(?!\\.\\./|page/article\\.svelte)",
  message:
    "A feature imports shared, ipc, editor, i18n and the open article; views combine features.",
};
const editorInside = {
  regex: "/(shared|features|views)/",
  message: "The editor stands on its own: it imports ProseMirror, ipc types and i18n.",
};

/** The rule entry that forbids the given import patterns. */
function forbid(...patterns) {
  return { "no-restricted-imports": ["error", { patterns }] };
}

export default ts.config(
  { ignores: ["dist/", "node_modules/", "src/ipc/bindings.ts"] },
  js.configs.recommended,
  ts.configs.strictTypeChecked,
  ts.configs.stylisticTypeChecked,
  svelte.configs.recommended,
  {
    languageOptions: {
      globals: globals.browser,
      parserOptions: {
        projectService: { allowDefaultProject: ["*.js"] },
        tsconfigRootDir: import.meta.dirname,
        extraFileExtensions: [".svelte"],
      },
    },
    rules: {
      eqeqeq: "error",
      "no-console": ["error", { allow: ["error"] }],
      "max-lines": ["error", { max: 300 }],
      "@typescript-eslint/consistent-type-imports": "error",
      "@typescript-eslint/switch-exhaustiveness-check": "error",
      "@typescript-eslint/restrict-template-expressions": ["error", { allowNumber: true }],
      "@typescript-eslint/consistent-type-definitions": "off",
      "@typescript-eslint/no-confusing-void-expression": ["error", { ignoreArrowShorthand: true }],
      ...forbid(tauri),
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
    rules: {
      // Props and $state are declared with let and never reassigned in the script.
      "prefer-const": "off",
      "svelte/prefer-const": ["error", { destructuring: "all" }],
      // Classes hand out whole new maps and sets; nothing changes them in place.
      "svelte/prefer-svelte-reactivity": "off",
    },
  },
  {
    files: ["**/*.svelte", "**/*.svelte.ts"],
    rules: {
      // ESLint sees what one component exports to another as any; svelte-check sees the real types.
      "@typescript-eslint/no-unsafe-argument": "off",
      "@typescript-eslint/no-unsafe-assignment": "off",
      "@typescript-eslint/no-unsafe-call": "off",
      "@typescript-eslint/no-unsafe-member-access": "off",
      "@typescript-eslint/no-unsafe-return": "off",
      "@typescript-eslint/no-redundant-type-constituents": "off",
    },
  },
  { files: ["*.js"], ...ts.configs.disableTypeChecked },
  { files: ["src/ipc/**"], rules: forbid(tauri, features, views) },
  { files: ["src/ipc/host.ts"], rules: forbid(features, views) },
  { files: ["src/shared/**", "src/i18n/**"], rules: forbid(tauri, features, views) },
  { files: ["src/editor/**"], rules: forbid(tauri, editorInside) },
  { files: ["src/features/**"], rules: forbid(tauri, otherFeature, views) },
);

import { mount } from "svelte";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/page.css";
import "./styles/page_media.css";
import "./styles/compare.css";
import "./styles/print.css";
import App from "./views/App.svelte";

async function start(): Promise<void> {
  // A constant of the build: the ordinary build holds neither this branch nor the fake.
  if (import.meta.env.MODE === "fake" || import.meta.env.DEV) {
    const { startFake } = await import("./ipc/fake/start");
    startFake(new URLSearchParams(window.location.search));
  }
  const target = document.getElementById("app");
  if (target !== null) mount(App, { target });
}

void start();

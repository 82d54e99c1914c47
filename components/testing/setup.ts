import { installClipboard } from "@/components/testing/clipboard";
import "@/app/globals.css";

installClipboard();

// Next's modules read it as they load; its bundler would have put values in.
Object.assign(globalThis, { process: { env: {} } });

// The page of the app says its language; axe asks for it.
document.documentElement.lang = "en";

import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { startBranding } from "@/lib/branding";
import { startTheme } from "@/lib/theme";
import "@/styles.css";

startTheme();
startBranding();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);

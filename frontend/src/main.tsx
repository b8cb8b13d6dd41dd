import { createRoot } from "react-dom/client";
import { App } from "@/app/app";
import { startTheme } from "@/lib/theme";
import "@/styles.css";

startTheme();
const root = document.getElementById("root");
if (root) createRoot(root).render(<App />);

import { NavLink } from "react-router";
import { DESTINATIONS } from "@/app/navigation";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";

/** The places within a thumb's reach, on phones. */
export function BottomBar() {
  return (
    <nav
      aria-label="Places"
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {DESTINATIONS.map(({ to, word, icon: Icon }) => (
          <li key={to} className="flex-1">
            <NavLink
              to={to}
              end={to === paths.overview}
              className={({ isActive }) =>
                cn(
                  "flex h-14 flex-col items-center justify-center gap-0.5 text-xs outline-offset-[-3px]",
                  isActive ? "font-medium text-fg" : "text-quiet",
                )
              }
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
              {word}
            </NavLink>
          </li>
        ))}
      </ul>
    </nav>
  );
}

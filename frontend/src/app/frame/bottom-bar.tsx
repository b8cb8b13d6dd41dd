import { MoreHorizontal } from "lucide-react";
import { Fragment } from "react";
import { Link, NavLink, useLocation } from "react-router";
import { type Destination, groupsOf, ON_PHONE } from "@/app/navigation";
import { Menu, MenuItem, MenuSeparator } from "@/components/ui/menu";
import { paths } from "@/config/paths";
import { cn } from "@/lib/cn";

const ITEM = "flex h-14 w-full flex-col items-center justify-center gap-0.5 text-xs outline-offset-[-3px]";
const CURRENT = "font-medium text-fg";

/** The places within a thumb's reach, on phones. */
export function BottomBar({ places }: { places: readonly Destination[] }) {
  const { pathname } = useLocation();
  const rest = places.slice(ON_PHONE);
  const isAmongRest = rest.some(({ to }) => pathname.startsWith(to));
  return (
    <nav
      aria-label="Places"
      data-print="hide"
      className="fixed inset-x-0 bottom-0 z-30 border-t border-line bg-page pb-[env(safe-area-inset-bottom)] md:hidden"
    >
      <ul className="flex">
        {places.slice(0, ON_PHONE).map(({ to, word, icon: Icon }) => (
          <li key={to} className="flex-1">
            <NavLink
              to={to}
              end={to === paths.overview}
              className={({ isActive }) => cn(ITEM, isActive ? CURRENT : "text-quiet")}
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
              {word}
            </NavLink>
          </li>
        ))}
        <li className="flex-1">
          <Menu
            trigger={
              <button type="button" className={cn(ITEM, isAmongRest ? CURRENT : "text-quiet")}>
                <MoreHorizontal size={20} strokeWidth={1.6} aria-hidden="true" />
                More
              </button>
            }
          >
            {groupsOf(rest).map((group, at) => (
              <Fragment key={group[0]?.group}>
                {at > 0 ? <MenuSeparator /> : null}
                {group.map(({ to, word, icon: Icon }) => (
                  <MenuItem key={to} asChild>
                    <Link to={to} aria-current={pathname.startsWith(to) ? "page" : undefined}>
                      <Icon size={16} strokeWidth={1.6} aria-hidden="true" /> {word}
                    </Link>
                  </MenuItem>
                ))}
              </Fragment>
            ))}
          </Menu>
        </li>
      </ul>
    </nav>
  );
}

import { useEffect, useState } from "react";
import { useLocation, useNavigate } from "react-router";

/** The token of a link, from the fragment, which no server sees; it then leaves the address bar and the history. */
export function useLinkToken(): string {
  const navigate = useNavigate();
  const { hash, pathname } = useLocation();
  const [token] = useState(() => new URLSearchParams(hash.slice(1)).get("token") ?? "");
  useEffect(() => {
    if (hash !== "") void navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);
  return token;
}

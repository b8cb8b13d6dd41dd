/** Tells whoever listens that the server no longer knows the caller. */
type Listener = () => void;

const listeners = new Set<Listener>();

export function onSessionExpired(listener: Listener): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
  };
}

export function announceSessionExpired(): void {
  for (const listener of [...listeners]) listener();
}

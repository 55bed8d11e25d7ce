/** A connection that all share. */
export interface SharedConnection<Connection> {
  /** Made with the first call, and anew after one that failed. */
  get(): Promise<Connection>;
  /** It does not hold any more: the next call makes another. */
  forget(): void;
}

export function connectOnce<Connection>(connect: () => Promise<Connection>): SharedConnection<Connection> {
  let shared: Promise<Connection> | null = null;
  return {
    get() {
      if (shared !== null) return shared;
      const connection = connect();
      shared = connection;
      connection.catch(() => {
        if (shared === connection) shared = null;
      });
      return connection;
    },
    forget() {
      shared = null;
    },
  };
}

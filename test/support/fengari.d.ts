// What the tests use of fengari, which brings no types.
declare module 'fengari' {
  type State = object & { readonly lua: unique symbol };
  type LuaString = Uint8Array;
  export const to_luastring: (text: string) => LuaString;
  export const lua: {
    LUA_OK: number;
    lua_createtable(L: State, array: number, record: number): void;
    lua_getfield(L: State, index: number, name: LuaString): number;
    lua_pcall(L: State, args: number, results: number, handler: number): number;
    lua_pop(L: State, count: number): void;
    lua_pushboolean(L: State, value: boolean): void;
    lua_pushnil(L: State): void;
    lua_pushnumber(L: State, value: number): void;
    lua_pushstring(L: State, value: LuaString): void;
    lua_setfield(L: State, index: number, name: LuaString): void;
    lua_setglobal(L: State, name: LuaString): void;
    lua_seti(L: State, index: number, at: number): void;
    lua_tojsstring(L: State, index: number): string | null;
  };
  export const lauxlib: {
    luaL_loadstring(L: State, source: LuaString): number;
    luaL_newstate(): State;
    luaL_requiref(L: State, name: LuaString, open: (L: State) => number, global: boolean): void;
  };
  export const lualib: { luaopen_base(L: State): number; luaopen_table(L: State): number };
}

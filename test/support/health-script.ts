// Runs a health script as Argo CD does: the object as the global `obj`, of Lua's library the base and tables alone, and a table
// with status and message as its result.
import fengari from 'fengari';

const { lua, lauxlib, lualib, to_luastring } = fengari;
type State = ReturnType<typeof lauxlib.luaL_newstate>;

export interface Health {
  status: string | null;
  message: string | null;
}

export function runHealthScript(script: string, object: unknown): Health {
  const L = lauxlib.luaL_newstate();
  lauxlib.luaL_requiref(L, to_luastring('_G'), lualib.luaopen_base, true);
  lauxlib.luaL_requiref(L, to_luastring('table'), lualib.luaopen_table, true);
  lua.lua_pop(L, 2);
  push(L, object);
  lua.lua_setglobal(L, to_luastring('obj'));
  orThrow(L, lauxlib.luaL_loadstring(L, to_luastring(script)));
  orThrow(L, lua.lua_pcall(L, 0, 1, 0));
  return { status: field(L, 'status'), message: field(L, 'message') };
}

function orThrow(L: State, code: number): void {
  if (code !== lua.LUA_OK) throw new Error(lua.lua_tojsstring(L, -1) ?? `Lua ended with ${code}`);
}

function field(L: State, name: string): string | null {
  lua.lua_getfield(L, -1, to_luastring(name));
  const value = lua.lua_tojsstring(L, -1);
  lua.lua_pop(L, 1);
  return value;
}

function push(L: State, value: unknown): void {
  if (typeof value === 'string') lua.lua_pushstring(L, to_luastring(value));
  else if (typeof value === 'number') lua.lua_pushnumber(L, value);
  else if (typeof value === 'boolean') lua.lua_pushboolean(L, value);
  else if (typeof value !== 'object' || value === null) lua.lua_pushnil(L);
  else pushTable(L, value);
}

function pushTable(L: State, value: object): void {
  lua.lua_createtable(L, 0, 0);
  for (const [key, member] of Object.entries(value)) {
    push(L, member);
    if (Array.isArray(value)) lua.lua_seti(L, -2, Number(key) + 1);
    else lua.lua_setfield(L, -2, to_luastring(key));
  }
}

"""Compiling a script so that pure computation uses virtual CPU time.

A tick is put into each loop body, function and comprehension of the user's own code (not of
the library's): ``for () in __ticks__: break`` where a statement can stand, ``__tick__()`` in
expressions. Both take one step of the same iterator, which gives (); every so many steps it
hands control to the driver. See `sim.userland.image`. The statement calls nothing, so that
it does not count against the recursion limit.
"""

from __future__ import annotations

import ast
from typing import Any, TypeVar

_Body = TypeVar("_Body", ast.For, ast.AsyncFor, ast.While, ast.FunctionDef, ast.AsyncFunctionDef)
_Element = TypeVar("_Element", ast.ListComp, ast.SetComp, ast.GeneratorExp)


class _Ticker(ast.NodeTransformer):
    """Adds the calls; the line numbers of the script stay as they are."""

    def _tick_body(self, node: _Body) -> _Body:
        self.generic_visit(node)
        first: ast.AST = node.body[0]
        place = 0
        owner: ast.AST = node
        if (
            isinstance(owner, ast.FunctionDef | ast.AsyncFunctionDef)
            and isinstance(first, ast.Expr)
            and isinstance(first.value, ast.Constant)
            and isinstance(first.value.value, str)
        ):
            place = 1
        where = node.body[place] if place < len(node.body) else first
        node.body.insert(place, _tick_statement(where))
        return node

    visit_For = visit_AsyncFor = visit_While = _tick_body
    visit_FunctionDef = visit_AsyncFunctionDef = _tick_body

    def _tick_element(self, node: _Element) -> _Element:
        self.generic_visit(node)
        node.elt = _at(ast.BoolOp(ast.Or(), [_tick_call(), node.elt]), node.elt)
        return node

    visit_ListComp = visit_SetComp = visit_GeneratorExp = _tick_element

    def visit_DictComp(self, node: ast.DictComp) -> ast.DictComp:
        """As for the other comprehensions, in the key."""
        self.generic_visit(node)
        node.key = _at(ast.BoolOp(ast.Or(), [_tick_call(), node.key]), node.key)
        return node


class _Displayer(ast.NodeTransformer):
    """Has expression statements displayed. The interpreter's own code for that asks the host's
    displayhook. Not in functions and classes, whose bodies it does not display either.
    """

    def visit_Expr(self, node: ast.Expr) -> ast.Expr:
        """``x`` becomes ``__display__(x)``."""
        name = ast.copy_location(ast.Name("__display__", ast.Load()), node)
        node.value = ast.copy_location(ast.Call(name, [node.value], []), node.value)
        return node

    def visit_FunctionDef(self, node: ast.stmt) -> ast.stmt:
        """Left as it is."""
        return node

    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef


def _tick_statement(where: ast.AST) -> ast.For:
    """``for () in __ticks__: break``, at the place of an existing node.

    ``else: __renew_ticks__()``: the iterator comes to its end if it cannot hand over control, as
    the recursion limit has been reached.
    """
    parts: list[Any] = [ast.Tuple([], ast.Store()), ast.Name("__ticks__", ast.Load()), ast.Break()]
    target, ticks, leave = (ast.copy_location(part, where) for part in parts)
    renew = ast.Call(ast.Name("__renew_ticks__", ast.Load()), [], [])
    otherwise = _at(ast.Expr(_at(renew, where)), where)
    return ast.copy_location(ast.For(target, ticks, [leave], [otherwise]), where)


def _tick_call() -> ast.Call:
    return ast.Call(ast.Name("__tick__", ast.Load()), [], [])


def _at(node: Any, where: ast.AST) -> Any:
    """Give a made node, and what it is made of, the place of an existing one."""
    ast.copy_location(node, where)
    if isinstance(node, ast.BoolOp):
        _at(node.values[0], where)
    elif isinstance(node, ast.Call):
        ast.copy_location(node.func, where)
    return node


def compile_ticking(source: str | bytes | ast.AST, filename: str, mode: str = "exec",
                    flags: int = 0, dont_inherit: bool = True, optimize: int = -1) -> Any:
    """As the built-in compile(), with ticks. SyntaxError and ValueError as there.

    In mode "single" expressions are shown by the process's ``sys.displayhook``.
    """
    text: Any = source
    tree: Any = compile(text, filename, mode, flags | ast.PyCF_ONLY_AST, dont_inherit)
    if isinstance(tree, ast.Interactive):
        tree, mode = ast.Module(_Displayer().visit(tree).body, []), "exec"
    return compile(_Ticker().visit(tree), filename, mode, flags, dont_inherit, optimize)

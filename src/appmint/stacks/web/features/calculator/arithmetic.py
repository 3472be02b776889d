"""Arithmetic of a spec: read by Python's parser, written as TypeScript, reckoned for checks."""

import ast
import math
from collections.abc import Mapping

_OPERATORS: dict[type[ast.operator], tuple[str, int]] = {
    ast.Add: ("+", 1),
    ast.Sub: ("-", 1),
    ast.Mult: ("*", 2),
    ast.Div: ("/", 2),
    ast.Pow: ("**", 4),
}
_SIGN = 3
"""How tightly a sign binds: above products, below powers."""
_ATOM = 5


class NotArithmetic(ValueError):
    """An expression that is more than numbers, inputs, + - * / ** and brackets."""


def parsed(expression: str, inputs: Mapping[str, object]) -> ast.expr:
    """The expression's tree. Raises NotArithmetic, also for a name that is not an input."""
    try:
        tree = ast.parse(expression.strip(), mode="eval").body
    except (SyntaxError, ValueError, MemoryError, RecursionError) as error:
        raise NotArithmetic(f'"{expression[:80]}" is not an arithmetic expression.') from error
    _examine(tree, inputs)
    return tree


def _examine(node: ast.expr, inputs: Mapping[str, object]) -> None:
    match node:
        case ast.BinOp(left=left, op=operator, right=right) if type(operator) in _OPERATORS:
            _examine(left, inputs)
            _examine(right, inputs)
        case ast.UnaryOp(op=ast.USub() | ast.UAdd(), operand=operand):
            _examine(operand, inputs)
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            return
        case ast.Name(id=name) if name in inputs:
            return
        case ast.Name(id=name):
            raise NotArithmetic(f'"{name}" is not one of the inputs.')
        case _:
            raise NotArithmetic(
                "Only numbers, inputs, + - * / ** and brackets can be reckoned with."
            )


def typescript(expression: str, names: Mapping[str, str]) -> str:
    """The expression in TypeScript, with the inputs under their names there.

    Raises NotArithmetic.
    """
    return _written(parsed(expression, names), names)[0]


def _written(node: ast.expr, names: Mapping[str, str]) -> tuple[str, int]:
    """The source of a node and how tightly it binds."""
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            sign, level = _OPERATORS[type(operator)]
            power = isinstance(operator, ast.Pow)
            # JavaScript allows no sign before the base of a power without brackets.
            first = _within(left, names, _ATOM if power else level)
            second = _within(right, names, _SIGN if power else level + 1)
            return f"{first} {sign} {second}", level
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            inner = _within(operand, names, _ATOM)
            return f"-{inner}", _SIGN
        case ast.UnaryOp(operand=operand):
            return _written(operand, names)
        case ast.Constant(value=value):
            return repr(value), _ATOM
        case ast.Name(id=name):
            return names[name], _ATOM
    raise NotArithmetic("The expression cannot be written.")


def _within(node: ast.expr, names: Mapping[str, str], least: int) -> str:
    source, level = _written(node, names)
    return source if level >= least else f"({source})"


def reckoned(expression: str, values: Mapping[str, float]) -> float | None:
    """What the expression comes to; None where that is no finite number. Raises NotArithmetic."""
    tree = parsed(expression, values)
    try:
        result = _value(tree, values)
    except (ZeroDivisionError, OverflowError, ValueError):
        return None
    return result if math.isfinite(result) else None


def _value(node: ast.expr, values: Mapping[str, float]) -> float:
    match node:
        case ast.BinOp(left=left, op=operator, right=right):
            first, second = _value(left, values), _value(right, values)
            match operator:
                case ast.Add():
                    return first + second
                case ast.Sub():
                    return first - second
                case ast.Mult():
                    return first * second
                case ast.Div():
                    return first / second
            return math.pow(first, second)
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, values)
        case ast.UnaryOp(operand=operand):
            return _value(operand, values)
        case ast.Constant(value=int() | float() as value):
            return float(value)
        case ast.Name(id=name):
            return float(values[name])
    raise NotArithmetic("The expression cannot be reckoned.")

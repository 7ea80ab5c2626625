"""What the language of office templates allows: naming facts, asking whether they are there, going through lists.

Everything else of Jinja is refused before anything is filled: no attributes of objects, no calls, no arithmetic,
no macros, no includes. What cannot be said cannot be abused; the sandbox and the bounds of the process come on top.
"""

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import SandboxedEnvironment

from chibo.kernel.rulebook import rule

FILTERS = frozenset({"upper", "lower", "capitalize", "trim", "e"})
LOOP = frozenset({"index", "first", "last", "length"})
"""What may be asked of ``loop``."""
DEEPEST = 2
"""Lists inside lists."""
_ALLOWED = (
    nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.If, nodes.For, nodes.Filter,
    nodes.Getattr, nodes.Not, nodes.And, nodes.Or, nodes.Compare, nodes.Operand, nodes.Test, nodes.CondExpr,
)  # fmt: skip


@rule("DRAFT-08", source="chibo, decision 21")
def refused_in_template(source: str, *, lists: frozenset[str] = frozenset()) -> str:
    """The first thing in a template that its language does not have; empty when all of it may be filled.

    ``lists`` are the facts one may go through; a loop over anything else, or deeper than two, is refused.
    """
    try:
        tree = SandboxedEnvironment().parse(source)
    except TemplateSyntaxError as unclear:
        return f"{unclear.message or 'syntax'}"
    except RecursionError:
        return "nesting"
    return _refused(tree, lists, depth=0)


def _refused(node: nodes.Node, lists: frozenset[str], *, depth: int) -> str:
    if not isinstance(node, _ALLOWED):
        return type(node).__name__
    said = _of_loop(node, lists, depth) if isinstance(node, nodes.For) else _of_words(node)
    if said:
        return said
    deeper = depth + isinstance(node, nodes.For)
    return next((told for child in node.iter_child_nodes() if (told := _refused(child, lists, depth=deeper))), "")


def _of_loop(node: nodes.For, lists: frozenset[str], depth: int) -> str:
    if depth >= DEEPEST:
        return "for … for … for"
    if node.recursive or not isinstance(node.iter, nodes.Name) or node.iter.name not in lists:
        return "for"
    return "" if isinstance(node.target, nodes.Name) else "for"


def _of_words(node: nodes.Node) -> str:
    if isinstance(node, nodes.Getattr):
        plain = isinstance(node.node, nodes.Name) and node.node.name == "loop" and node.attr in LOOP
        return "" if plain else f".{node.attr}"
    if isinstance(node, nodes.Name) and (node.name.startswith("_") or node.name in ("self", "super", "caller")):
        return node.name
    if isinstance(node, nodes.Filter):
        return "" if node.name in FILTERS and not (node.args or node.kwargs or node.dyn_args) else f"|{node.name}"
    if isinstance(node, nodes.Test):
        return "" if node.name in ("defined", "undefined") and not node.args else f"is {node.name}"
    return ""


def names_in_template(source: str) -> list[str]:
    """The facts that a template names, each once, in order; loop variables are not among them."""
    tree = SandboxedEnvironment().parse(source)
    inner = {loop.target.name for loop in tree.find_all(nodes.For) if isinstance(loop.target, nodes.Name)} | {"loop"}
    return list(dict.fromkeys(name.name for name in tree.find_all(nodes.Name) if name.name not in inner))

"""Builds the MiniLM-L6-v2 encoder as an ONNX graph from its weights, in int8, without torch.

The graph takes token ids and an attention mask (both int64, batch x length) and gives unit
vectors (float32, batch x 384): embeddings, six transformer layers, mean over the unmasked
tokens, L2 normalisation. The query, key and value projections of a layer are one matrix
product, so that int8 quantises each activation once.

It also gives each token's last state, turned into few dimensions and to unit length (float32,
batch x length x dimensions), for late interaction (Khattab and Zaharia, ColBERT, SIGIR 2020). The
basis holds the principal components of the states of the bundled corpus's tokens; it is made by
`python -m evals.retrieval.basis`.
"""

import contextlib
import os
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from knowledge.errors import LibraryUnavailable
from knowledge.safetensors_file import FloatArray, read_float_tensors

if TYPE_CHECKING:
    import onnx

WEIGHTS_NAME = "model.safetensors"
INT8_NAME = "model-int8-tokens.onnx"
BASIS = Path(__file__).with_name("token_basis.npy")
"""Shape (384, token dimensions), orthonormal columns."""

_LAYERS, _HIDDEN, _HEADS, _POSITIONS = 6, 384, 12, 512
_EPSILON = 1e-12
_OPSET = 17
_TURNING = "turning"
"""The product that makes tokens short; it stays in float32, as its result is quantised anyway."""


def export(folder: Path, basis: FloatArray | None = None) -> Path:
    """Write the int8 graph from `model.safetensors`, atomically, unless it is there.

    `basis` (384 x token dimensions) replaces the one that comes with the product. Returns the
    graph's path. Raises LibraryUnavailable when the weights are missing or damaged, or the
    folder cannot be written.
    """
    target = folder / INT8_NAME
    if target.is_file():
        return target
    if basis is None:
        basis = np.load(BASIS).astype(np.float32)
    model = build(read_float_tensors(folder / WEIGHTS_NAME), basis)
    try:
        _quantise(model, target)
    except OSError as error:
        raise LibraryUnavailable(
            f"The encoder could not be written to {folder} ({error.strerror}).",
            next_step="Free some space or make the folder writable, then start again.",
        ) from error
    return target


def build(weights: Mapping[str, FloatArray], basis: FloatArray) -> "onnx.ModelProto":
    """The encoder's float32 graph. Raises LibraryUnavailable when a tensor is missing.

    `basis` has shape (384, token dimensions).
    """
    try:
        return _Graph(weights, basis).model()
    except (KeyError, ValueError) as error:
        raise LibraryUnavailable(
            "The encoder's weights are not those of MiniLM-L6-v2.",
            next_step="Delete them and run `mentor model pull` to fetch them again.",
        ) from error


def _quantise(model: "onnx.ModelProto", target: Path) -> None:
    from onnxruntime.quantization import (  # type: ignore[import-untyped]
        QuantType,
        quantize_dynamic,
    )

    handle, name = tempfile.mkstemp(dir=target.parent, prefix=target.name, suffix=".part")
    os.close(handle)
    try:
        quantize_dynamic(
            model,
            name,
            op_types_to_quantize=["MatMul", "Gather"],
            per_channel=True,
            reduce_range=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=[_TURNING],
            extra_options={"MatMulConstBOnly": True},
        )
        Path(name).replace(target)
    finally:
        with contextlib.suppress(FileNotFoundError):
            Path(name).unlink()


class _Graph:
    """Collects nodes and constants while the encoder is written down layer by layer."""

    def __init__(self, weights: Mapping[str, FloatArray], basis: FloatArray) -> None:
        self._weights, self._basis = weights, basis
        self._nodes: list[Any] = []
        self._constants: list[Any] = []

    def model(self) -> "onnx.ModelProto":
        from onnx import TensorProto, helper

        hidden = self._embeddings()
        bias = self._mask_bias()
        for layer in range(_LAYERS):
            hidden = self._layer(f"encoder.layer.{layer}.", hidden, bias)
        self._pooled(hidden)
        self._turned(hidden)
        tokens = ["batch", "length"]
        width = self._basis.shape[1]
        graph = helper.make_graph(
            self._nodes,
            "minilm_l6_v2",
            [
                helper.make_tensor_value_info("input_ids", TensorProto.INT64, tokens),
                helper.make_tensor_value_info("attention_mask", TensorProto.INT64, tokens),
            ],
            [
                helper.make_tensor_value_info("vectors", TensorProto.FLOAT, ["batch", _HIDDEN]),
                helper.make_tensor_value_info("tokens", TensorProto.FLOAT, [*tokens, width]),
            ],
            self._constants,
        )
        model = helper.make_model(
            graph, opset_imports=[helper.make_opsetid("", _OPSET)], ir_version=8
        )
        # Says to the quantiser that shape inference, which this graph does not need, is done.
        helper.set_model_props(model, {"onnx.quant.pre_process": "onnxruntime.quant"})
        return model

    def _op(self, kind: str, inputs: Sequence[str], **attributes: Any) -> str:
        from onnx import helper

        output = f"{kind}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [output], **attributes))
        return output

    def _constant(self, value: object, kind: type = np.float32) -> str:
        from onnx import numpy_helper

        name = f"constant_{len(self._constants)}"
        array: npt.NDArray[Any] = np.array(value, dtype=kind, order="C")
        self._constants.append(numpy_helper.from_array(array, name))
        return name

    def _weight(self, name: str) -> FloatArray:
        return self._weights[name]

    def _embeddings(self) -> str:
        prefix = "embeddings."
        words = self._constant(self._weight(prefix + "word_embeddings.weight"))
        places = self._weight(prefix + "position_embeddings.weight")
        if places.shape != (_POSITIONS, _HIDDEN):
            raise ValueError("unexpected shape")
        # Every token is of type 0, so its vector is added to the positions once and for all.
        kinds = self._weight(prefix + "token_type_embeddings.weight")[0]
        length = self._op("Gather", [self._op("Shape", ["input_ids"]), self._ints([1])], axis=0)
        ends = [self._ints([0]), length, self._ints([0])]
        positions = self._op("Slice", [self._constant(places + kinds), *ends])
        total = self._op("Add", [self._op("Gather", [words, "input_ids"], axis=0), positions])
        return self._norm(prefix + "LayerNorm", total)

    def _mask_bias(self) -> str:
        """0 where a token counts and a large negative number where it is padding."""
        from onnx import TensorProto

        mask = self._op("Cast", ["attention_mask"], to=TensorProto.FLOAT)
        mask = self._op("Unsqueeze", [mask, self._ints([1, 2])])
        inverse = self._op("Sub", [self._constant(1.0), mask])
        return self._op("Mul", [inverse, self._constant(-10_000.0)])

    def _layer(self, prefix: str, hidden: str, bias: str) -> str:
        attended = self._attention(prefix + "attention.", hidden, bias)
        wide = self._linear(attended, prefix + "intermediate.dense")
        narrow = self._linear(self._gelu(wide), prefix + "output.dense")
        return self._norm(prefix + "output.LayerNorm", self._op("Add", [narrow, attended]))

    def _attention(self, prefix: str, hidden: str, bias: str) -> str:
        names = [prefix + "self." + part for part in ("query", "key", "value")]
        scale = float(_HIDDEN // _HEADS) ** -0.5
        # The scale of the scores is folded into the query's projection.
        factors = (scale, 1.0, 1.0)
        matrix = np.concatenate(
            [self._weight(n + ".weight").T * f for n, f in zip(names, factors, strict=True)], 1
        )
        offset = np.concatenate(
            [self._weight(n + ".bias") * f for n, f in zip(names, factors, strict=True)]
        )
        joint = self._op("MatMul", [hidden, self._constant(matrix)])
        joint = self._op("Add", [joint, self._constant(offset)])
        shape = self._ints([0, 0, 3, _HEADS, _HIDDEN // _HEADS])
        split = self._op("Reshape", [joint, shape])
        query = self._part(split, 0, [0, 2, 1, 3])
        key = self._part(split, 1, [0, 2, 3, 1])
        value = self._part(split, 2, [0, 2, 1, 3])
        scores = self._op("Add", [self._op("MatMul", [query, key]), bias])
        mixed = self._op("MatMul", [self._op("Softmax", [scores], axis=-1), value])
        mixed = self._op("Transpose", [mixed], perm=[0, 2, 1, 3])
        mixed = self._op("Reshape", [mixed, self._ints([0, 0, _HIDDEN])])
        output = self._linear(mixed, prefix + "output.dense")
        return self._norm(prefix + "output.LayerNorm", self._op("Add", [output, hidden]))

    def _part(self, split: str, index: int, order: list[int]) -> str:
        part = self._op("Gather", [split, self._constant(index, np.int64)], axis=2)
        return self._op("Transpose", [part], perm=order)

    def _gelu(self, wide: str) -> str:
        erf = self._op("Erf", [self._op("Div", [wide, self._constant(2.0**0.5)])])
        product = self._op("Mul", [wide, self._op("Add", [erf, self._constant(1.0)])])
        return self._op("Mul", [product, self._constant(0.5)])

    def _pooled(self, hidden: str) -> None:
        from onnx import TensorProto, helper

        mask = self._op("Cast", ["attention_mask"], to=TensorProto.FLOAT)
        mask = self._op("Unsqueeze", [mask, self._ints([-1])])
        total = self._op(
            "ReduceSum", [self._op("Mul", [hidden, mask]), self._ints([1])], keepdims=0
        )
        # The mean differs from the sum by a factor that the normalisation removes.
        length = self._op("ReduceL2", [total], axes=[1], keepdims=1)
        length = self._op("Max", [length, self._constant(_EPSILON)])
        self._nodes.append(helper.make_node("Div", [total, length], ["vectors"]))

    def _turned(self, hidden: str) -> None:
        from onnx import helper

        inputs = [hidden, self._constant(self._basis)]
        self._nodes.append(helper.make_node("MatMul", inputs, ["turned"], name=_TURNING))
        length = self._op("ReduceL2", ["turned"], axes=[2], keepdims=1)
        length = self._op("Max", [length, self._constant(_EPSILON)])
        self._nodes.append(helper.make_node("Div", ["turned", length], ["tokens"]))

    def _linear(self, value: str, name: str) -> str:
        product = self._op("MatMul", [value, self._constant(self._weight(name + ".weight").T)])
        return self._op("Add", [product, self._constant(self._weight(name + ".bias"))])

    def _norm(self, name: str, value: str) -> str:
        scale = self._constant(self._weight(name + ".weight"))
        offset = self._constant(self._weight(name + ".bias"))
        return self._op("LayerNormalization", [value, scale, offset], axis=-1, epsilon=_EPSILON)

    def _ints(self, values: list[int]) -> str:
        return self._constant(values, np.int64)

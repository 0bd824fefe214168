"""Has the ONNX project's checker look at models, shapes inferred strictly, and prints one JSON line each with what it read.

usage: onnx_check.py MODEL.onnx...
"""
import json
import sys

import onnx


def describe(value):
    tensor = value.type.tensor_type
    return {"name": value.name, "type": tensor.elem_type, "shape": [d.dim_param or d.dim_value for d in tensor.shape.dim]}


for path in sys.argv[1:]:
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    inferred = onnx.shape_inference.infer_shapes(model, check_type=True, strict_mode=True)
    print(json.dumps({
        "opset": model.opset_import[0].version,
        "input": describe(model.graph.input[0]),
        "output": describe(inferred.graph.output[0]),
        "operators": [node.op_type for node in model.graph.node],
        "initializers": [tensor.name for tensor in model.graph.initializer],
        "metadata": {entry.key: entry.value for entry in model.metadata_props},
    }))

"""Predicts one picture with a model in ONNX Runtime and prints the probability of the second class.

usage: python3 predict_onnxruntime.py MODEL.onnx PIXELS THREADS

PIXELS are bare float32 values.
"""
import sys

import numpy
import onnxruntime

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(sys.argv[3])
session = onnxruntime.InferenceSession(
    sys.argv[1], options, providers=["CPUExecutionProvider"]
)
pixels = numpy.fromfile(sys.argv[2], dtype="<f4").reshape(1, 1, 32, 32)
print(session.run(None, {"input": pixels})[0].item())

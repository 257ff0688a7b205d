"""Predicts one picture with a model in ONNX Runtime and prints the probability of the second class.

usage: python3 predict_onnxruntime.py MODEL.onnx PICTURE THREADS

PICTURE is a picture file of 32x32, gray.
"""
import sys

import numpy
import onnxruntime
from PIL import Image

options = onnxruntime.SessionOptions()
options.intra_op_num_threads = int(sys.argv[3])
session = onnxruntime.InferenceSession(
    sys.argv[1], options, providers=["CPUExecutionProvider"]
)
gray = numpy.asarray(Image.open(sys.argv[2]), dtype=numpy.float32)
pixels = gray.reshape(1, 1, 32, 32) / 255
print(session.run(None, {"input": pixels})[0].item())

"""Draw a GeoPackage as QGIS opens it, with the styles inside it. Runs with the Python of QGIS.

``QT_QPA_PLATFORM=offscreen python3 tests/clients/qgis_map.py view.gpkg map.png``
"""

import os
import sys

from qgis.core import (
    QgsApplication,
    QgsMapRendererParallelJob,
    QgsMapSettings,
    QgsProviderRegistry,
    QgsRectangle,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QSize
from qgis.PyQt.QtGui import QColor

WINDOW = (144.2, 42.9, 150.2, 46.3)
ORDER = ("unit_points", "lines", "shares", "units", "context", "sea")


def main(package: str, picture: str) -> None:
    """Draw the layers that the package has, and tell each with its style."""
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    metadata = QgsProviderRegistry.instance().providerMetadata("ogr")
    names = {part.name() for part in metadata.querySublayers(package)}
    layers = []
    for name in ORDER:
        if name in names:
            layer = QgsVectorLayer(f"{package}|layername={name}", name, "ogr")
            renderer, labels = layer.renderer(), layer.labelsEnabled()
            print(f"{name}: {layer.featureCount()} features, {renderer.type()}, labels {labels}")
            layers.append(layer)
    settings = QgsMapSettings()
    settings.setLayers(layers)
    settings.setExtent(QgsRectangle(*WINDOW))
    settings.setOutputSize(QSize(1400, 1000))
    settings.setBackgroundColor(QColor("#dfe9ec"))
    job = QgsMapRendererParallelJob(settings)
    job.start()
    job.waitForFinished()
    job.renderedImage().save(picture)
    # Qt and Python do not agree on who takes down what: QGIS falls over when it leaves.
    sys.stdout.flush()
    os._exit(0)


if __name__ == "__main__":
    main(*sys.argv[1:])

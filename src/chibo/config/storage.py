"""Static files under names that change with their content, in scripts too."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class HashedFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Also rewrites ``import`` lines, so that a browser never mixes scripts of two versions."""

    support_js_module_import_aggregation = True

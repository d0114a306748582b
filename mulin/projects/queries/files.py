"""Pictures that everybody may see: of projects and of brands."""

from collections.abc import Collection

from mulin.kernel.access.asking import Standing
from mulin.projects.models import BrandMoment, Project, ProjectMilestone


def may_see_public_file(_me: Standing, key: str) -> bool:
    """Also a milestone's photo, from when somebody verified it."""
    if BrandMoment.objects.filter(photo=key).exists() or Project.objects.filter(photo=key).exists():
        return True
    return ProjectMilestone.objects.filter(done_at__isnull=False, evidence__icontains=f'"{key}"').exists()


def used_public_files(keys: Collection[str]) -> Collection[str]:
    """Of brands and covers; a milestone's photos are kept with its project."""
    brands = BrandMoment.objects.filter(photo__in=keys).values_list("photo", flat=True)
    return {*brands, *Project.objects.filter(photo__in=keys).values_list("photo", flat=True)}
